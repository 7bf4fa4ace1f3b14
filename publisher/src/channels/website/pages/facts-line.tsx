/** Small facts in one line: it is broken between two of them, never within a date, and no dot begins a line. */
import type { Child } from 'hono/jsx'

/** @param facts what is null or empty is left out */
export const FactsLine = ({ facts }: { facts: readonly Child[] }) => (
  <p class="small meta">
    {facts.filter(Boolean).map((fact) => (
      <span>{fact}</span>
    ))}
  </p>
)
