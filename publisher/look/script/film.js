// YouTube's player in place of our own, on a click and not before.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-embed]')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const player = document.createElement('iframe')
  player.src = link.dataset.embed
  player.title = link.dataset.title
  player.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  player.referrerPolicy = 'strict-origin-when-cross-origin'
  document.querySelector('.film').replaceChildren(player)
  link.closest('.watch').remove()
  player.focus()
})
