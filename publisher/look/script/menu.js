// The menu opens without script; with it, Escape and a tap beside it close it.
;(function () {
  const menu = document.querySelector('.menu')
  if (!menu) return
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false
  })
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
})()
