// The size of letters the reader chose, kept in this browser alone. Runs before the page is first drawn, so that nothing jumps.
;(function () {
  const root = document.documentElement
  const kept = () => {
    try {
      return Number(localStorage.getItem('size')) || 1
    } catch {
      return 1
    }
  }
  let size = kept()
  const show = () => {
    root.dataset.size = size
    for (const [act, end] of [
      ['smaller', 1],
      ['larger', 3],
    ]) {
      const button = document.querySelector(`[data-do=${act}]`)
      if (button) button.setAttribute('aria-disabled', size === end)
    }
  }
  const change = (by) => {
    size = Math.min(3, Math.max(1, size + by))
    try {
      if (size === 1) localStorage.removeItem('size')
      else localStorage.setItem('size', size)
    } catch {
      // a browser that keeps nothing: the size holds for this page
    }
    show()
  }
  show()
  onTool('larger', () => change(1))
  onTool('smaller', () => change(-1))
  onTool('print', () => print())
})()
