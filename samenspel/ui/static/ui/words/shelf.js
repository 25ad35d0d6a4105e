// What is being written, on this device: one line of local storage for each piece of writing.

const PREFIX = 'samenspel.draft.'
const LONGEST_KEPT = 60 * 24 * 3600 * 1000

/** {text, at, synced, from, fromAt} by writing; ``at`` is this device's clock and never leaves it. */
export class Shelf {
  constructor(person, place) {
    this.prefix = `${PREFIX}${person}.${place}.`
    forgetOthers(person)
  }

  all() {
    return keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => ({ writing: key.slice(this.prefix.length), ...read(key) }))
      .sort((one, other) => other.at - one.at)
  }

  keep(writing, said) {
    try {
      localStorage.setItem(this.prefix + writing, JSON.stringify(said))
    } catch {
      // Storage is full or shut: the house still keeps it within a second.
    }
  }

  drop(writing) {
    try {
      localStorage.removeItem(this.prefix + writing)
    } catch {
      // Shut storage holds nothing.
    }
  }
}

/** On a shared device nobody reads what somebody else wrote; only what the house does not have yet stays. */
function forgetOthers(person) {
  for (const key of keys()) {
    const isTheirs = !key.startsWith(`${PREFIX}${person}.`)
    const said = read(key)
    if ((isTheirs && said.synced) || Date.now() - (said.at ?? 0) > LONGEST_KEPT) localStorage.removeItem(key)
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  } catch {
    return []
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {}
  } catch {
    return {}
  }
}
