import { useEffect, useState } from 'react'
import { instantOf, wallOf } from '../../plan/clock'
import { TimeFields } from './time-fields'

/** The fields of an instant: what is being typed stays as typed, and counts as soon as it is a time. */
export function WallFields(props: { name: string; at: string; disabled: boolean; onChange: (at: string) => void }) {
  const { name, at, disabled, onChange } = props
  const [wall, setWall] = useState(() => wallOf(at))
  useEffect(() => {
    setWall((typed) => (instantOf(typed) === new Date(at).toISOString() ? typed : wallOf(at)))
  }, [at])
  return (
    <TimeFields
      name={name}
      value={wall}
      disabled={disabled}
      onChange={(typed) => {
        setWall(typed)
        const instant = instantOf(typed)
        if (instant !== null) onChange(instant)
      }}
    />
  )
}
