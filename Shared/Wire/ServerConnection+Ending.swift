import NIOCore

/// How a connection ends.
extension ServerConnection {
    /// Says why, and takes no more.
    func end(with error: WireError, _ outbox: Outbox) {
        outbox.put(.failure(error), to: nil, counting: false)
        lines.clear()
        phase = .finishing
    }

    /// Once the last answer has left, ends our side and waits a while for the peer's; a hard close could destroy the
    /// answer on its way, because the system resets a connection that is closed with bytes unread.
    func finish(_ context: ChannelHandlerContext) {
        guard !isShakingHands else { return context.close(promise: nil) }
        phase = .sending
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { _ in
            self.phase = .lingering
            self.clock.closingSince = .now()
            self.lines.clear()
            guard self.core.security == nil && !self.inputEnded else { return context.close(promise: nil) }
            context.close(mode: .output, promise: nil)
            context.read()
        }
    }

    /// Looks at the clock.
    func look(_ context: ChannelHandlerContext) {
        guard let outbox else { return }
        let now = NIODeadline.now()
        let before = unsent
        unsent = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        clock.note(unsent: unsent, before: before, at: now)
        if outstanding > 0 { clock.quietSince = now }
        switch clock.expiry(at: now, isBusy: outstanding > 0, limits: core.limits) {
        case nil: return
        case .lineTooSlow? where phase == .open && wantsInput: end(with: .lineTooSlow, outbox)
        case .idle? where phase == .open: end(with: .idleTooLong, outbox)
        case .lineTooSlow?, .idle?, .stuck?, .lingered?: return context.close(promise: nil)
        }
        advance(context)
    }
}
