import { useEffect, useState } from 'react'

/** Too narrow for seven columns that can be read. */
const NARROW = '(max-width: 1000px)'

export function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches)
  useEffect(() => {
    const list = window.matchMedia(NARROW)
    const follow = () => setNarrow(list.matches)
    list.addEventListener('change', follow)
    return () => list.removeEventListener('change', follow)
  }, [])
  return isNarrow
}
