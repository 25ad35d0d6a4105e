// How many characters are left of the field that data-for names; the field itself holds the limit.

for (const line of document.querySelectorAll('[data-island="opinions/count"]')) {
  const field = document.getElementById(line.dataset.for)
  const tell = () => {
    line.textContent = line.dataset.left.replace('%(n)s', field.maxLength - field.value.length)
  }
  field.addEventListener('input', tell)
  line.hidden = false
  tell()
}
