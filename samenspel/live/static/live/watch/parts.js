// The parts of this page that watch something: telling them that it changed, once at a time, and never while
// someone types in them. What has to be asked is in the part's own hx-get; here it only hears live:changed.

import { countBefore, sayNew } from './saying.js'

const WRITING = 'input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable=""], [contenteditable=true]'
const AGAIN = 700
const PAUSES = [2000, 5000, 10_000, 30_000]
const states = new Map()

export const watching = () => [...document.querySelectorAll('[data-live]')]
export const channelsOf = (element) => (element.dataset.live ?? '').split(' ').filter(Boolean)
const on = (channel) => watching().filter((element) => channelsOf(element).includes(channel))

/** The channel changed: its parts ask for what is new, after at most ``spread`` ms. */
export function changed(channel, spread = 0) {
  const state = states.get(channel) ?? { busy: 0, due: 0, timer: 0, failed: 0 }
  states.set(channel, state)
  if (state.busy) state.again = true
  else if (!state.timer) {
    const wait = Math.max(state.due - Date.now(), Math.random() * spread)
    state.timer = setTimeout(() => tell(channel, state), wait)
  }
}

function tell(channel, state) {
  state.timer = 0
  state.again = false
  state.due = Date.now() + AGAIN
  for (const element of on(channel)) {
    if (isWritten(element)) later(element, channel)
    else if (element.dataset.liveAfter) soon(element, channel)
    else ask(element, channel)
  }
}

function ask(element, channel) {
  countBefore(element)
  element.dispatchEvent(new CustomEvent('live:changed', { detail: { channel } }))
}

const waiting = new WeakSet()

/** A part whose answer is worked out anew once a second asks when that has been done; several changes ask once. */
function soon(element, channel) {
  if (waiting.has(element)) return
  waiting.add(element)
  setTimeout(() => {
    waiting.delete(element)
    ask(element, channel)
  }, Number(element.dataset.liveAfter))
}

/** Whether someone types in it, or has typed there; a part that is morphed keeps what was typed, and the focus. */
export function isWritten(element) {
  if (/morph/i.test(element.getAttribute('hx-swap') ?? '')) return false
  return [...element.querySelectorAll(WRITING)].some((field) => field === document.activeElement || isFilled(field))
}

function isFilled(field) {
  if (field instanceof HTMLSelectElement) return [...field.options].some((each) => each.selected !== each.defaultSelected && each.defaultSelected)
  return field.value !== undefined ? field.value !== field.defaultValue : false
}

const held = new WeakSet()

function later(element, channel) {
  if (held.has(element)) return
  held.add(element)
  const look = () => setTimeout(() => {
    if (!element.isConnected || !isWritten(element)) {
      element.removeEventListener('focusout', look)
      element.removeEventListener('input', look)
      held.delete(element)
      changed(channel)
    }
  })
  element.addEventListener('focusout', look)
  element.addEventListener('input', look)
}

/** Somebody came or went on ``channel``. */
export function moved(channel) {
  for (const element of document.querySelectorAll(`[data-live-here="${CSS.escape(channel)}"]`)) {
    element.dispatchEvent(new CustomEvent('live:here'))
  }
}

/** Follows the requests that our event caused: quiet, one at a time, and again when no answer came. */
export function follow() {
  const ours = ({ detail }) => detail.ctx?.sourceEvent?.type === 'live:changed' && states.get(detail.ctx.sourceEvent.detail.channel)
  document.addEventListener('htmx:config:request', ({ detail, target }) => {
    if (!detail.ctx?.sourceEvent?.type?.startsWith('live:') && !target.dataset?.liveHere) return
    detail.ctx.transition = false
    if (target.dataset.liveHere) detail.ctx.request.headers['X-Live-Ticket'] = target.dataset.liveTicket
  })
  document.addEventListener('htmx:before:request', (event) => {
    const state = ours(event)
    if (state) state.busy += 1
  })
  document.addEventListener('htmx:before:swap', (event) => {
    if (ours(event)) opened.set(event.detail.ctx.sourceElement.id, details(event.detail.ctx.sourceElement.id))
    // Sent on to the page to sign in: what stood here stays, until the page is opened again.
    if (ours(event) && event.detail.ctx.response?.raw?.redirected) event.preventDefault()
  })
  document.addEventListener('htmx:finally:request', (event) => {
    const state = ours(event)
    if (!state) return
    const { ctx } = event.detail
    state.busy = Math.max(0, state.busy - 1)
    openAgain(ctx.sourceElement.id)
    answered(ctx.sourceEvent.detail.channel, state, ctx.response?.status ?? 0, ctx.sourceElement)
    sayNew(ctx.sourceElement)
  })
}

const opened = new Map()
const details = (id) => (id ? [...document.querySelectorAll(`#${CSS.escape(id)} details`)] : []).map((each) => each.open)

/** What somebody had opened to read stays open. */
function openAgain(id) {
  const before = opened.get(id)
  opened.delete(id)
  const now = id ? [...document.querySelectorAll(`#${CSS.escape(id)} details`)] : []
  if (before?.length === now.length) now.forEach((each, place) => { each.open = before[place] })
}

function answered(channel, state, status, element) {
  if (status >= 500 || status === 429 || !status) {
    setTimeout(() => changed(channel), PAUSES[Math.min(state.failed++, PAUSES.length - 1)])
    return
  }
  state.failed = 0
  if (status >= 400) stopWatching(element)
  else if (state.again && !state.busy) changed(channel)
}

/** There is a connection again: what got no answer asks now, rather than after its pause. */
export function askAgain() {
  for (const [channel, state] of states) if (state.failed) changed(channel)
}

/** Whoever may no longer see it keeps what they have read, and hears no more of it. */
export function stopWatching(element) {
  delete element.dataset.live
  delete element.dataset.liveTicket
}
