#ifndef JIAZHENG_CZEROMQ_SHIM_H
#define JIAZHENG_CZEROMQ_SHIM_H

#include <errno.h>
#include <sys/prctl.h>
#include <zmq.h>

// ETERM is a sum of two macros in zmq.h, which Swift does not import.
static const int zeromq_context_ended = ETERM;

// Gives the calling thread its name, of which the kernel keeps 15 bytes. prctl is variadic, which Swift does not
// import, and Foundation's Thread.name is lost when it is set before the starting thread has noted the new one.
static inline void zeromq_name_this_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

#endif
