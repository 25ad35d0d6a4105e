// Tabs of one browser share one connection: browsers allow six to a host. One visible tab holds it and passes on
// what it hears; when it is closed or hidden, the next one takes over, from where that one had heard.

export class Sharing {
  /** who: tabs of another person do not mix. ``on(kind, data)``: what is heard, here or in the tab that holds it. */
  constructor(who, on) {
    this.name = `samenspel-live-${who}`
    this.own = crypto.getRandomValues(new Uint32Array(2)).join('-')
    this.on = on
    this.mine = []
    this.others = new Map()
    this.opened = new Set()
  }

  /** Takes part with ``tickets``; ``hold(signal)`` listens, when and as long as this tab is the one to. */
  join(hold, tickets) {
    const leaving = new AbortController()
    this.leaving = leaving
    this.channel = globalThis.BroadcastChannel ? new BroadcastChannel(this.name) : null
    this.channel?.addEventListener('message', ({ data }) => this.hear(data))
    this.want(tickets)
    const take = async () => {
      this.isHolder = true
      await hold(leaving.signal)
      if (this.leaving === leaving) this.isHolder = false
    }
    // Browsers keep locks for pages over https and for this machine; elsewhere each tab listens for itself.
    if (navigator.locks) navigator.locks.request(this.name, { signal: leaving.signal }, take).catch(() => {})
    else take()
  }

  leave() {
    this.channel?.postMessage({ from: this.own, wants: [] })
    this.channel?.close()
    this.channel = null
    this.leaving?.abort()
    this.isHolder = false
    this.others.clear()
  }

  /** Says which tickets this tab has, as [ticket, position] pairs; the holder listens for them too. */
  want(tickets) {
    this.mine = tickets
    this.channel?.postMessage({ from: this.own, wants: tickets })
    if (this.isHolder) this.reopenFor(tickets)
  }

  /** The holder asks the others for theirs, before it opens a connection. */
  ask(tickets) {
    this.mine = tickets
    this.channel?.postMessage({ asks: true })
  }

  /** The holder passes on what it hears, to the other tabs and to its own. */
  pass(kind, data) {
    if (kind === 'covers') this.opened = new Set(data)
    this.channel?.postMessage({ kind, data })
    this.on(kind, data)
  }

  /** To the other tabs only. */
  tellOthers(kind) {
    this.channel?.postMessage({ kind })
  }

  hear({ from, wants, asks, kind, data }) {
    if (asks) this.channel?.postMessage({ from: this.own, wants: this.current?.() ?? this.mine })
    if (wants) {
      this.others.set(from, wants)
      if (this.isHolder) this.reopenFor(wants)
    }
    if (kind) this.on(kind, data)
  }

  reopenFor(tickets) {
    if (tickets.some(([ticket]) => !this.opened.has(ticket))) this.onNew?.()
  }

  /** The tickets of all tabs, each once, as [ticket, position] pairs. */
  all() {
    const found = new Map(this.mine)
    for (const wants of this.others.values()) for (const [ticket, since] of wants) if (!found.has(ticket)) found.set(ticket, since)
    return [...found]
  }
}
