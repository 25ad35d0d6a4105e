// Voting without waiting: <opinion-vote> shows the next statement at once and sends the votes behind one's back.
// The form in it works by itself; the server decides what counts, this draws.

import { Kept } from './kept.js'
import { Sending } from './sending.js'

const KEYS = { 1: 1, 2: -1, 3: 0 }
const FEW_AHEAD = 15
const KEYS_OFF = 'opinions keys off'

class OpinionVote extends HTMLElement {
  connectedCallback() {
    const data = JSON.parse(document.getElementById('vote-data').textContent)
    this.parts()
    this.kept = new Kept(`opinions ${data.key} `)
    this.sending = new Sending({
      url: data.url,
      token: this.form.elements.csrfmiddlewaretoken.value,
      kept: this.kept,
      have: () => [this.current, ...this.ahead].filter(Boolean).map((row) => row.id),
      answer: (said) => this.take(said),
      state: (state) => this.tell(state),
    })
    this.before = []
    const waiting = this.kept.all()
    this.done = data.done + waiting.length
    this.total = data.total
    this.ahead = data.ahead.filter((row) => !this.kept.has(row.id))
    this.current = this.ahead.shift() ?? null
    this.show()
    this.listen()
    if (waiting.length) this.tell('waiting')
    if (waiting.length || !this.current) this.sending.now()
  }

  parts() {
    for (const name of ['progress', 'form', 'meta', 'statement', 'end', 'back', 'kept', 'said', 'keys', 'report']) {
      this[name === 'kept' ? 'line' : name] = this.querySelector(`.vote-${name}`)
    }
  }

  listen() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (event.submitter) this.vote(Number(event.submitter.value))
    })
    this.back.addEventListener('click', () => this.goBack())
    document.addEventListener('keydown', (event) => this.press(event))
    addEventListener('storage', (event) => this.elsewhere(this.kept.statementOf(event)))
    this.keys.hidden = false
    this.keys.addEventListener('click', () => this.turnKeys())
    this.nameKeys()
  }

  vote(value) {
    if (!this.current || this.sending.stopped) return
    this.kept.say(this.current.id, value)
    if (!this.current.voted) this.done += 1
    this.before.push({ ...this.current, voted: true })
    this.current = this.ahead.shift() ?? null
    this.show({ aloud: true })
    this.sending.soon()
  }

  /** The one before, to say something else about it. */
  goBack() {
    const last = this.before.pop()
    if (!last) return
    if (this.current) this.ahead.unshift(this.current)
    this.current = last
    this.show({ aloud: true })
  }

  press(event) {
    const value = KEYS[event.key]
    const isElsewhere = event.target.closest?.('input, textarea, select, [contenteditable]')
    if (value === undefined || isElsewhere || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (this.areKeysOff()) return
    event.preventDefault()
    this.vote(value)
  }

  /** In another tab this statement was voted on: here the next one shows. */
  elsewhere(statement) {
    if (statement === null) return
    const isNew = this.current?.id === statement || this.ahead.some((row) => row.id === statement)
    this.ahead = this.ahead.filter((row) => row.id !== statement)
    if (isNew) this.done += 1
    if (this.current?.id === statement && !this.current.voted) {
      this.current = this.ahead.shift() ?? null
      this.show({ aloud: true })
    } else if (isNew) this.show()
  }

  /** What the house answered: how far one is, and more statements. */
  take(said) {
    const waiting = this.kept.all()
    this.done = said.done + waiting.length
    this.total = said.total
    const known = new Set([this.current?.id, ...this.ahead.map((row) => row.id), ...this.before.map((row) => row.id)])
    this.ahead.push(...said.ahead.filter((row) => !known.has(row.id) && !this.kept.has(row.id)))
    this.current ??= this.ahead.shift() ?? null
    this.asked = true
    this.show()
    if (this.ahead.length < FEW_AHEAD && said.ahead.length && this.total - this.done > this.ahead.length + 1) this.sending.soon()
  }

  show({ aloud = false } = {}) {
    const { current } = this
    const had = this.contains(document.activeElement)
    this.progress.textContent = words(current ? this.dataset.progress : this.dataset.progressAll, { done: Math.min(this.done, this.total), total: this.total })
    this.progress.hidden = !this.total
    this.form.hidden = !current
    this.back.hidden = !this.before.length
    this.end.hidden = Boolean(current)
    if (!current) {
      if (had) this.end.querySelector('a')?.focus()
      this.said.textContent = aloud ? this.end.querySelector('h2').textContent : ''
      return
    }
    this.statement.textContent = current.text
    this.meta.hidden = !current.meta
    this.form.elements.statement.value = current.id
    if (this.report) this.report.href = this.report.dataset.address.replace('/0/', `/${current.id}/`)
    if (aloud) this.said.textContent = words(this.dataset.next, { text: current.text })
  }

  /** A quiet line on what has been kept and what is still to be sent; nothing as long as all goes by itself. */
  tell(state) {
    const n = this.kept.all().length
    const wasTold = !this.line.hidden
    const said = { kept: wasTold ? this.dataset.kept : '', waiting: this.left(n) }[state] ?? this.dataset[state]
    this.line.textContent = said
    this.line.hidden = !said
    if (state === 'waiting' && !this.current) this.end.hidden = true
    if (state === 'closed' || state === 'refused') {
      this.line.setAttribute('role', 'alert')
      for (const button of this.form.querySelectorAll('button')) button.disabled = true
    }
  }

  left(n) {
    if (n === 0) return this.current ? '' : this.dataset.last
    const line = n === 1 ? this.dataset.waitingOne : words(this.dataset.waiting, { n })
    return this.current ? line : `${line} ${this.dataset.last}`
  }

  turnKeys() {
    if (this.areKeysOff()) localStorage.removeItem(KEYS_OFF)
    else localStorage.setItem(KEYS_OFF, '1')
    this.nameKeys()
  }

  nameKeys() {
    const isOff = this.areKeysOff()
    this.keys.textContent = isOff ? this.dataset.keysOn : this.dataset.keysOff
    this.classList.toggle('has-keys', !isOff)
  }

  areKeysOff() {
    try {
      return localStorage.getItem(KEYS_OFF) !== null
    } catch {
      return false
    }
  }
}

const words = (text, said) => text.replace(/%\((\w+)\)s/g, (_all, name) => said[name])

customElements.define('opinion-vote', OpinionVote)
