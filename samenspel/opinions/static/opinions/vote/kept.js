// What was voted and not yet sent, kept on this device: one line per statement, so that two tabs never write over
// each other. Where the browser keeps nothing it lives as long as the page.

export class Kept {
  constructor(prefix) {
    this.prefix = prefix
    this.store = store()
  }

  /** Remembers the last word on a statement and when it was said. */
  say(statement, value) {
    this.store.setItem(this.prefix + statement, `${value},${Date.now()}`)
  }

  /** All that waits, the oldest first: { s, v, t, raw }. */
  all() {
    const found = []
    for (let i = 0; i < this.store.length; i += 1) {
      const key = this.store.key(i)
      if (key?.startsWith(this.prefix)) found.push(read(key.slice(this.prefix.length), this.store.getItem(key)))
    }
    return found.filter(Boolean).sort((one, other) => one.t - other.t)
  }

  /** Forgets a word that was kept by the house, unless another one was said meanwhile. */
  drop(row) {
    const key = this.prefix + row.s
    if (this.store.getItem(key) === row.raw) this.store.removeItem(key)
  }

  has(statement) {
    return this.store.getItem(this.prefix + statement) !== null
  }

  /** The statement a storage event of another tab is about, or null. */
  statementOf(event) {
    return event.key?.startsWith(this.prefix) && event.newValue ? Number(event.key.slice(this.prefix.length)) : null
  }
}

function read(statement, raw) {
  const [value, time] = (raw ?? '').split(',').map(Number)
  const isGood = Number.isInteger(Number(statement)) && [1, 0, -1].includes(value) && Number.isFinite(time)
  return isGood ? { s: Number(statement), v: value, t: time, raw } : null
}

function store() {
  try {
    localStorage.setItem('opinions', '1')
    localStorage.removeItem('opinions')
    return localStorage
  } catch {
    return new InMemory()
  }
}

class InMemory {
  rows = new Map()

  get length() {
    return this.rows.size
  }

  key(place) {
    return [...this.rows.keys()][place] ?? null
  }

  getItem(key) {
    return this.rows.get(key) ?? null
  }

  setItem(key, value) {
    this.rows.set(key, value)
  }

  removeItem(key) {
    this.rows.delete(key)
  }
}
