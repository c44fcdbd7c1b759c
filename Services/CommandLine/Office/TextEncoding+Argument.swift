public import ArgumentParser
public import Tables

extension TextEncoding: ExpressibleByArgument {}
