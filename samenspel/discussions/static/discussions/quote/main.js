// Quoting what was selected of a message rather than all of it: the link to quote takes the words along. Without
// script, or without a selection, the whole message is quoted.

const LONGEST = 1500
let last = { id: '', words: '' }

document.addEventListener('selectionchange', () => {
  const selection = document.getSelection()
  const words = selection.toString().trim()
  const from = selection.anchorNode?.parentElement?.closest('.talk-text')
  const to = selection.focusNode?.parentElement?.closest('.talk-text')
  // Opening the menu takes the selection away; the words stay known until others are selected.
  if (words && from && from === to) last = { id: from.closest('.talk').id, words: words.slice(0, LONGEST) }
})

/** The words go along in a form: an address ends in history and logs. */
function take(address) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address
  const mark = document.querySelector('[name=csrfmiddlewaretoken]')
  for (const [name, value] of [['words', last.words], ['csrfmiddlewaretoken', mark?.value ?? '']]) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}

document.addEventListener(
  'click',
  (event) => {
    const link = event.target.closest?.('[data-quote]')
    if (!link || link.dataset.quote !== last.id || !last.words) return
    event.preventDefault()
    event.stopImmediatePropagation()
    take(new URL(link.href).pathname)
  },
  true,
)
