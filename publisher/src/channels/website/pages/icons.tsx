/** Line drawings; each takes the text's colour and is silent to screen readers. */
import type { Child } from 'hono/jsx'

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const

/** A house with its door open and the light on: the site's mark. */
export const DoorIcon = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" {...line}>
    <path d="M6 27V13L16 5l10 8v14" />
    <path d="M12.5 27l2-10h3l2 10z" fill="#E0A43B" stroke="none" />
    <path d="M3 27h26" />
  </svg>
)

/** Drawn on a grid of 24. */
const Icon = ({ size = 20, children }: { size?: number; children: Child }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" {...line}>
    {children}
  </svg>
)

export const SearchIcon = () => (
  <Icon>
    <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21" />
  </Icon>
)

export const MenuIcon = () => (
  <Icon>
    <path d="M4 6.5h16M4 12h16M4 17.5h16" />
  </Icon>
)

export const WarningIcon = () => (
  <Icon size={22}>
    <path d="M12 3.5 22 20.5H2zM12 10v5M12 17.8v.1" />
  </Icon>
)

export const PlayIcon = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M4.5 2.5v11l9-5.5z" fill="currentColor" />
  </svg>
)

export const SpeakIcon = () => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.7 7.7 0 0 1 0 11" />
  </Icon>
)

export const KeepIcon = () => (
  <Icon>
    <path d="M12 3.5V14M7.5 10l4.5 4.5L16.5 10M4.5 16v4h15v-4" />
  </Icon>
)

export const PrintIcon = () => (
  <Icon>
    <path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z" />
  </Icon>
)

/** The four doors of the home page: the way in, papers, work, questions. */
export const WayInIcon = () => (
  <Icon size={26}>
    <path d="M5 21V4.5L14 3v18M14 5h5v16M2.5 21h19M11 11.5v1" />
  </Icon>
)

export const PaperIcon = () => (
  <Icon size={26}>
    <path d="M6 2.5h8.5L19 7v14.5H6zM14.5 2.5V7H19M9 11.5h7M9 15h4M15 18.2v.1" />
  </Icon>
)

export const WorkIcon = () => (
  <Icon size={26}>
    <path d="M3.5 8h17v12h-17zM8.5 8V4.5h7V8M3.5 13.5h17M12 12.5v2.5" />
  </Icon>
)

export const QuestionIcon = () => (
  <Icon size={26}>
    <path d="M3.5 4h17v12.5h-8L7.5 21v-4.5h-4zM9.8 8.3c.5-1.9 4.4-1.7 4.2.5-.1 1.5-2 1.5-2 3M12 13.9v.1" />
  </Icon>
)
