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
    write(this.prefix + writing, said)
  }

  drop(writing) {
    remove(this.prefix + writing)
  }

  /** Calls ``told(text before, what is kept now or null)`` when another tab wrote in ``writing()``. */
  follow(writing, told) {
    addEventListener('storage', ({ key, oldValue, newValue }) => {
      if (key === this.prefix + writing()) told(parsed(oldValue).text ?? '', newValue && parsed(newValue))
    })
  }
}

/** What a person wrote for other places than ``here`` and the house does not have; ``settle`` once it has. */
export function elsewhere(person, here) {
  const prefix = `${PREFIX}${person}.`
  return keys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const rest = key.slice(prefix.length)
      const dot = rest.lastIndexOf('.')
      const said = read(key)
      const settle = (isSent) => {
        if (isSent) remove(key)
        else if (read(key).text === said.text) write(key, { ...said, synced: true })
      }
      return { place: rest.slice(0, dot), writing: rest.slice(dot + 1), said, settle }
    })
    .filter(({ place, said }) => said.text && !said.synced && !here.has(place))
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
    return parsed(localStorage.getItem(key))
  } catch {
    return {}
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}

function write(key, said) {
  try {
    localStorage.setItem(key, JSON.stringify(said))
  } catch {
    // Storage is full or shut: the house still keeps it within a second.
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key)
  } catch {
    // Shut storage holds nothing.
  }
}
