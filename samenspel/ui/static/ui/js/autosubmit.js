// A form of filters sends itself: at once after a choice, after a short rest while typing.

const REST = 350

export function autosubmit(form) {
  let timer
  const send = () => {
    clearTimeout(timer)
    form.requestSubmit()
  }
  form.addEventListener('change', (event) => {
    if (!isTyped(event.target)) send()
  })
  form.addEventListener('input', (event) => {
    if (!isTyped(event.target)) return
    clearTimeout(timer)
    timer = setTimeout(send, REST)
  })
  form.addEventListener('submit', () => clearTimeout(timer))
  for (const button of form.querySelectorAll('[data-without-script]')) button.hidden = true
}

function isTyped(field) {
  return field.matches('input[type="text"], input[type="search"], input:not([type]), textarea')
}
