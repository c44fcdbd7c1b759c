/// Memory that grows, for the loops that write each byte of JSON.
///
/// It is an array without the questions that an array asks itself at each append, which cost more than the writing.
struct JSONMemory<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    var content: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count)
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// The place of an element, to change one part of it.
    @inline(__always)
    func place(_ index: Int) -> UnsafeMutablePointer<Element> {
        precondition(index >= 0 && index < count)
        return base + index
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(by: 1) }
        (base + count).initialize(to: element)
        count += 1
    }

    @inline(__always)
    mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress else { return }
        if capacity - count < elements.count { grow(by: elements.count) }
        (base + count).update(from: source, count: elements.count)
        count += elements.count
    }

    /// Repeats some of its own elements at the end.
    mutating func append(copyOf range: Range<Int>) {
        if capacity - count < range.count { grow(by: range.count) }
        append(self[range])
    }

    mutating func removeLast(_ number: Int) {
        precondition(number <= count)
        count -= number
    }

    @inline(never)
    private mutating func grow(by number: Int) {
        capacity = max(capacity * 2, count + number)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}

extension JSONMemory<UInt8> {
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
