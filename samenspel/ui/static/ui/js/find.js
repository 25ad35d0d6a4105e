// The key "/" goes to the box in which one finds things, wherever one is on the page and not typing;
// where the page is too narrow to have one, to the page that does.

export function find(box) {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || !box.isConnected) return
    event.preventDefault()
    if (box.checkVisibility()) {
      box.focus()
      box.select()
    } else {
      location.assign(box.form.action)
    }
  })
}

function isTyping(element) {
  return element.isContentEditable || element.matches('input, textarea, select')
}
