// A details element used as a menu closes on Escape, on a click elsewhere, and when the focus leaves it.

export function menu(details) {
  const close = () => {
    details.open = false
  }
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return
    close()
    details.querySelector('summary').focus()
  })
  details.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) close()
  })
  document.addEventListener('click', (event) => {
    if (!details.contains(event.target)) close()
  })
}
