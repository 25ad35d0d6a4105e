// A button that copies a text or a link: data-copy holds it, data-copied the word said afterwards.

const SAID_FOR = 2000

export function copy(button) {
  if (!navigator.clipboard) return
  button.hidden = false
  const label = button.textContent
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy)
    button.textContent = button.dataset.copied
    button.setAttribute('aria-live', 'polite')
    setTimeout(() => {
      button.textContent = label
    }, SAID_FOR)
  })
}
