// Files one chooses, drops or pastes go along at once, each with how far it is; the form then only names them.
// Without this the file input of the form brings them when it is sent.

import { Going } from './going.js'

const attached = new WeakSet()

class Bring {
  constructor(part) {
    this.part = part
    this.input = part.querySelector('input[type="file"]')
    this.list = part.querySelector('.bring-kept')
    this.form = part.closest('form')
    this.going = 0
    this.input.addEventListener('change', () => this.take(this.input.files))
    this.catchDrops()
    this.form.addEventListener('paste', (event) => this.paste(event))
    this.form.addEventListener('submit', (event) => this.wait(event), { capture: true })
    for (const line of this.list.children) this.dress(line)
  }

  catchDrops() {
    const over = (isOver) => this.part.classList.toggle('is-over', isOver)
    this.form.addEventListener('dragover', (event) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      over(true)
    })
    this.form.addEventListener('dragleave', (event) => this.form.contains(event.relatedTarget) || over(false))
    this.form.addEventListener('drop', (event) => {
      over(false)
      if (!event.dataTransfer.files.length) return
      event.preventDefault()
      this.take(event.dataTransfer.files)
    })
  }

  /** A picture from the clipboard; words that are pasted stay words. */
  paste(event) {
    const { files, types } = event.clipboardData
    if (!files.length || types.includes('text/plain')) return
    event.preventDefault()
    this.take(files)
  }

  take(files) {
    for (const file of [...files]) this.bring(file)
    this.input.value = ''
  }

  async bring(file) {
    const line = this.line(file)
    const { url, name, most } = this.part.dataset
    if (file.size > Number(most)) return this.refuse(line, this.part.dataset.tooLarge)
    this.going += 1
    const going = new Going(file, { url, name, token: this.token(), told: (share) => this.tell(line, share) })
    line.querySelector('button').addEventListener('click', () => going.stop())
    const { html, problem, stopped } = await going.done
    this.going -= 1
    if (stopped) line.remove()
    else if (html) this.keep(line, html)
    else this.refuse(line, problem ?? this.part.dataset.unreachable)
    this.settle()
  }

  token() {
    return this.form.elements.csrfmiddlewaretoken?.value ?? ''
  }

  line(file) {
    const line = this.part.querySelector('.bring-template').content.firstElementChild.cloneNode(true)
    line.querySelector('.bring-name').textContent = file.name
    this.list.append(line)
    const fold = this.part.closest('details')
    if (fold) fold.open = true
    this.list.hidden = false
    return line
  }

  tell(line, share) {
    const bar = line.querySelector('progress')
    if (share < 1) bar.value = share
    else bar.removeAttribute('value')
  }

  keep(line, html) {
    const made = document.createElement('template')
    made.innerHTML = html
    const kept = made.content.firstElementChild
    const key = kept.querySelector('input[type="hidden"]').value
    const isThere = [...this.list.querySelectorAll('input[type="hidden"]')].some((field) => field.value === key)
    if (isThere) return line.remove()
    line.replaceWith(kept)
    this.dress(kept)
  }

  refuse(line, words) {
    const problem = document.createElement('p')
    problem.className = 'bring-problem'
    problem.setAttribute('role', 'alert')
    problem.textContent = words
    line.querySelector('progress')?.remove()
    line.querySelector('button').before(problem)
    line.querySelector('button').addEventListener('click', () => {
      line.remove()
      this.settle()
    })
  }

  /** With script a file leaves at once, instead of by a tick that counts when the form is sent. */
  dress(line) {
    const tick = line.querySelector('input[type="checkbox"]')
    if (!tick) return
    const button = this.part.querySelector('.bring-template').content.querySelector('button').cloneNode(true)
    const name = line.querySelector('a').textContent
    button.setAttribute('aria-label', `${button.textContent}: ${name}`)
    button.addEventListener('click', () => {
      line.remove()
      this.settle()
      this.input.focus()
    })
    tick.closest('label').replaceWith(button)
  }

  settle() {
    this.list.hidden = !this.list.children.length
    if (!this.going && this.waiting) {
      const submitter = this.waiting
      this.waiting = null
      if (!this.list.querySelector('.bring-problem')) this.form.requestSubmit(submitter === true ? undefined : submitter)
    }
  }

  /** Sent while a file is still on its way: it goes as soon as the file has arrived. */
  wait(event) {
    if (!this.going || event.submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.waiting = event.submitter ?? true
  }
}

function attach() {
  for (const part of document.querySelectorAll('[data-bring]')) {
    if (attached.has(part)) continue
    attached.add(part)
    new Bring(part)
  }
}

attach()
document.addEventListener('htmx:after:swap', attach)
