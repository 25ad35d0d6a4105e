// Pages hear within a second that something in them changed, and ask for it the usual way. A hidden tab rests and
// catches up when it is looked at again. Without a live process the page asks quietly now and then.

import { keepWhatIsTyped } from './keeping.js'
import { askAgain, changed, channelsOf, follow, moved, watching } from './parts.js'
import { renew } from './renewing.js'
import { Sharing } from './sharing.js'
import { listen } from './stream.js'

const MINUTE = 60_000
// Well before a ticket is over (tickets.py) the page asks itself again, and with that whether it may be seen.
const FRESH = 10 * MINUTE
const REST_AFTER = 10_000
const frame = document.getElementById('live')
const sharing = new Sharing(frame.dataset.who, heard)
// Of each ticket of this page: when it came, and how far the page has heard by it.
const born = new Map()
const since = new Map()
let covered = new Set()
let lastWord = Date.now()
let reopen = new AbortController()

const ticketed = () => [...document.querySelectorAll('[data-live-ticket]')]
const isCovered = (element) => channelsOf(element).every((channel) => covered.has(channel))

/** The tickets of this page, each with how far the page has heard by it. */
function mine() {
  const found = [...new Set(ticketed().map((element) => element.dataset.liveTicket))]
  for (const ticket of found) if (!born.has(ticket)) born.set(ticket, Date.now())
  return found.map((ticket) => [ticket, since.get(ticket) ?? ''])
}

/** What came over the connection, here or in the tab that holds it. */
function heard(kind, data) {
  lastWord = Date.now()
  if (kind === 'changed') {
    const [channel, spread] = data.split(' ')
    changed(channel, Number(spread))
  } else if (kind === 'here') {
    moved(data)
  } else if (kind === 'covers') {
    covered = new Set(ticketed().filter((each) => data.includes(each.dataset.liveTicket)).flatMap(channelsOf))
  } else if (kind === 'id') {
    // It tells of every part on its channels, also of one that was swapped in since with a ticket of its own.
    for (const each of ticketed()) if (isCovered(each)) since.set(each.dataset.liveTicket, data)
    frame.dataset.hears = 'yes'
  } else if (kind === 'renew') {
    renew(since).then(() => isTakingPart && sharing.want(mine()))
  }
}

/** Listens on behalf of all tabs, until this one rests. */
async function hold(signal) {
  let failures = 0
  let retry = 1000
  while (!signal.aborted) {
    reopen = new AbortController()
    if (mine().some(([ticket]) => Date.now() - born.get(ticket) > FRESH)) await renewAll()
    sharing.ask(mine())
    await sleep(80, signal)
    const wanted = sharing.all()
    const end = either(signal, reopen.signal)
    const old = setTimeout(() => reopen.abort(), FRESH * (0.8 + Math.random() * 0.2))
    const on = (kind, data) => {
      failures = 0
      if (kind === 'retry') retry = Number(data)
      else sharing.pass(kind, data)
    }
    sharing.pass('covers', wanted.map(([ticket]) => ticket))
    const status = wanted.length ? await listen(frame.dataset.at, wanted, end, on) : 0
    clearTimeout(old)
    delete frame.dataset.hears
    if (end.aborted) continue
    // Everyone lost it at the same moment: they come back spread over some time, longer with each failure.
    const pause = Math.min(retry * 2 ** failures, MINUTE)
    failures += 1
    await sleep(pause * (failures > 1 ? 0.5 + Math.random() / 2 : Math.random()), either(signal, reopen.signal))
    // After the pause: a page that is asked costs more than a connection.
    if (!signal.aborted && (status === 403 || status === 200)) await renewAll()
  }
}

/** This tab asks itself again, and so do the others: their tickets count no more either. */
async function renewAll() {
  sharing.tellOthers('renew')
  await renew(since)
}

function either(...signals) {
  const both = new AbortController()
  for (const each of signals) {
    if (each.aborted) both.abort()
    each.addEventListener('abort', () => both.abort(), { once: true })
  }
  return both.signal
}

function sleep(time, signal) {
  return new Promise((wake) => {
    const timer = setTimeout(wake, time)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      wake()
    }, { once: true })
  })
}

let resting = 0
let isTakingPart = false

function takePart() {
  clearTimeout(resting)
  if (isTakingPart || document.hidden || !frame.dataset.at) return
  isTakingPart = true
  lastWord = Date.now()
  sharing.join(hold, mine())
}

function rest() {
  clearTimeout(resting)
  isTakingPart = false
  sharing.leave()
}

/** Asks for everything, when nothing has been heard for a while: no live process, or no way to it. */
function askNowAndThen() {
  if (!document.hidden && Date.now() - lastWord > MINUTE) for (const each of new Set(watching().flatMap(channelsOf))) changed(each)
  setTimeout(askNowAndThen, MINUTE * (0.7 + Math.random() * 0.6))
}

let looking = 0

/** A part that came later may watch something that is not listened to yet. */
function lookAgain() {
  looking ||= setTimeout(() => {
    looking = 0
    if (isTakingPart && !ticketed().every((each) => isCovered(each) || born.has(each.dataset.liveTicket))) sharing.want(mine())
  }, 300)
}

sharing.onNew = () => reopen.abort()
sharing.current = mine
follow()
keepWhatIsTyped()
takePart()
setTimeout(askNowAndThen, MINUTE)
new MutationObserver(lookAgain).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live-ticket'] })
addEventListener('online', () => {
  reopen.abort()
  askAgain()
})
addEventListener('pagehide', rest)
addEventListener('pageshow', takePart)
document.addEventListener('visibilitychange', () => {
  clearTimeout(resting)
  if (document.hidden) resting = setTimeout(rest, REST_AFTER)
  else takePart()
})
