// The row of tools on an item's page: hidden where no script runs, because none of them would work.
const tools = document.querySelector('.tools')
if (tools) tools.hidden = false
function onTool(act, run) {
  const button = document.querySelector(`[data-do=${act}]`)
  if (button) button.addEventListener('click', () => run(button))
  return button
}
/** Said to those who see and to those who listen. */
function say(text) {
  const place = document.querySelector('.said')
  if (place) place.textContent = text
}
