// After an @ the names that begin so, to choose with the arrows and Enter, or by touching one.

const REST = 150
const CALL = /(?:^|[\s(])(@{1,2}[\p{L}\p{N}][\p{L}\p{N}\-/]*|@@)$/u

let lists = 0

export class Names {
  constructor(part) {
    this.part = part
    this.area = part.querySelector('textarea')
    this.box = part.querySelector('.words-found')
    this.box.setAttribute('role', 'listbox')
    this.box.setAttribute('aria-label', part.dataset.found)
    this.box.id = `words-found-${(lists += 1)}`
    this.found = []
    this.at = 0
    this.area.setAttribute('aria-autocomplete', 'list')
    this.area.setAttribute('aria-controls', this.box.id)
    this.area.addEventListener('input', () => this.soon())
    this.area.addEventListener('keydown', (event) => this.press(event))
    this.area.addEventListener('blur', () => setTimeout(() => this.close(), REST))
  }

  soon() {
    clearTimeout(this.timer)
    const called = this.typed()
    if (!called) return this.close()
    this.timer = setTimeout(() => this.ask(called), REST)
  }

  typed() {
    const { selectionStart, selectionEnd, value } = this.area
    return selectionStart === selectionEnd ? (value.slice(0, selectionStart).match(CALL)?.[1] ?? '') : ''
  }

  async ask(called) {
    const asked = new URLSearchParams({ q: called, community: this.part.dataset.community })
    try {
      const answer = await fetch(`${this.part.dataset.completeUrl}?${asked}`)
      if (answer.ok && this.typed() === called) this.open((await answer.json()).found)
    } catch {
      this.close()
    }
  }

  open(found) {
    this.found = found
    this.at = 0
    this.box.replaceChildren(...found.map((each, number) => this.line(each, number)))
    this.box.hidden = !found.length
    this.mark()
  }

  line(each, number) {
    const line = document.createElement('div')
    line.id = `${this.box.id}-${number}`
    line.setAttribute('role', 'option')
    const name = document.createElement('b')
    name.textContent = each.name
    const note = document.createElement('span')
    note.className = 'meta'
    note.textContent = ` ${each.insert}${each.note ? ` · ${each.note}` : ''}`
    line.append(name, note)
    line.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      this.take(number)
    })
    return line
  }

  mark() {
    for (const [number, line] of [...this.box.children].entries()) line.setAttribute('aria-selected', String(number === this.at))
    if (this.found.length) this.area.setAttribute('aria-activedescendant', `${this.box.id}-${this.at}`)
    else this.area.removeAttribute('aria-activedescendant')
  }

  press(event) {
    if (this.box.hidden || event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      this.at = (this.at + step + this.found.length) % this.found.length
      this.mark()
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.take(this.at)
    } else if (event.key === 'Escape') {
      this.close()
    } else {
      return
    }
    event.preventDefault()
  }

  take(number) {
    const called = this.typed()
    const { selectionStart } = this.area
    if (called) {
      const before = selectionStart - called.length
      this.area.setRangeText(`${this.found[number].insert} `, before, selectionStart, 'end')
      this.area.dispatchEvent(new Event('input', { bubbles: true }))
    }
    this.close()
  }

  close() {
    clearTimeout(this.timer)
    this.found = []
    this.box.hidden = true
    this.box.replaceChildren()
    this.mark()
  }
}
