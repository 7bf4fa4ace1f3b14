/** Line drawings used more than once; each takes the text's colour and is silent to screen readers. */
const frame = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const

/** A house with its door open and the light on: the site's mark. */
export const DoorIcon = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" {...frame}>
    <path d="M6 27V13L16 5l10 8v14" />
    <path d="M12.5 27l2-10h3l2 10z" fill="#E0A43B" stroke="none" />
    <path d="M3 27h26" />
  </svg>
)

export const WarningIcon = () => (
  <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" focusable="false" {...frame}>
    <path d="M12 3.5 22 20.5H2z" />
    <path d="M12 10v5M12 17.8v.1" />
  </svg>
)

export const PlayIcon = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M4.5 2.5v11l9-5.5z" fill="currentColor" />
  </svg>
)
