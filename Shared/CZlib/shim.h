#ifndef JIAZHENG_CZLIB_SHIM_H
#define JIAZHENG_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro that takes the size of the caller's z_stream, which Swift does not import. Negative window
// bits mean raw deflate, as an archive holds it.
static inline int zlib_begin_raw_inflate(z_stream *stream) {
    return inflateInit2(stream, -MAX_WBITS);
}

#endif
