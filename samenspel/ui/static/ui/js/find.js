// The key "/" goes to the box in which one finds things, wherever one is on the page and not typing.

export function find(box) {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || !box.isConnected || !box.checkVisibility()) return
    event.preventDefault()
    box.focus()
    box.select()
  })
}

function isTyping(element) {
  return element.isContentEditable || element.matches('input, textarea, select')
}
