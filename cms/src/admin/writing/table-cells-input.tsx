/** The cells of a table as a small grid: add and remove rows and columns, paste from Excel or Word into any cell. */
import { forwardRef, memo, useCallback, useRef, type ClipboardEvent } from 'react'
import { Box, Button, Field, Flex, IconButton, Typography } from '@strapi/design-system'
import { Cross, Plus } from '@strapi/icons'
import { useField, useNotification } from '@strapi/strapi/admin'
import { MAX_COLUMNS, MAX_ROWS, placeholderOf, type Cells } from '../../writing/table-cells'
import { cellsIn, withPasted } from './pasted-cells'
import { useWritingWords, type SayWriting } from './use-writing-words'

const EMPTY: Cells = [
  ['', ''],
  ['', ''],
]

/** Strapi gives both; its types know of neither. */
interface InputProps {
  name?: string
  disabled?: boolean
}

export const TableCellsInput = forwardRef<HTMLDivElement, InputProps>(function TableCellsInput({ name = '', disabled = false }, ref) {
  const say = useWritingWords()
  const { toggleNotification } = useNotification()
  const field = useField<Cells | null>(name)
  const hasHeader = useField<boolean>(name.replace(/cells$/, 'hasHeader')).value === true
  const key = useField<string>(name.replace(/cells$/, 'key')).value
  const cells = field.value && field.value.length > 0 ? field.value : EMPTY
  const latest = useRef({ cells, change: field.onChange })
  latest.current = { cells, change: field.onChange }
  const put = useCallback((next: Cells) => latest.current.change(name, next), [name])

  const type = useCallback(
    (at: Cell, text: string) => {
      put(latest.current.cells.map((row, y) => (y === at.row ? row.map((cell, x) => (x === at.column ? text : cell)) : row)))
    },
    [put],
  )
  const paste = useCallback(
    (at: Cell, event: ClipboardEvent) => {
      const pasted = cellsIn(event.clipboardData)
      if (pasted === null) return
      event.preventDefault()
      const next = withPasted({ cells: latest.current.cells, ...at, pasted })
      if (!('tooLarge' in next)) put(next)
      else toggleNotification({ type: 'warning', message: say('writing.table.tooLarge', { why: next.tooLarge }) })
    },
    [put, say, toggleNotification],
  )
  const remove = useCallback((row: number) => put(latest.current.cells.filter((_, y) => y !== row)), [put])
  const width = cells[0]?.length ?? 0
  return (
    <Field.Root name={name} error={field.error} hint={say('writing.table.hint')}>
      <Field.Label>{say('writing.table.cells')}</Field.Label>
      {key ? (
        <Typography variant="pi" textColor="neutral600">
          {say('writing.table.place', { placeholder: placeholderOf(key) })}
        </Typography>
      ) : null}
      <Box ref={ref} maxHeight="48rem" style={{ overflow: 'auto' }} borderColor="neutral200" hasRadius>
        <table style={{ borderCollapse: 'collapse', minWidth: '100%' }} aria-label={say('writing.table.cells')}>
          <thead>
            <tr>
              {Array.from({ length: width }, (_, column) => (
                <th key={column} style={{ padding: 2 }}>
                  <RemoveButton
                    label={say('writing.table.removeColumn', { column: column + 1 })}
                    isOff={disabled || width === 1}
                    onRemove={() => put(cells.map((row) => row.filter((_, x) => x !== column)))}
                  />
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {cells.map((row, y) => (
              <Row key={y} {...{ row, y, say, disabled, type, paste, remove }} isHead={hasHeader && y === 0} isLast={cells.length === 1} />
            ))}
          </tbody>
        </table>
      </Box>
      <Flex gap={2} paddingTop={2} wrap="wrap">
        <Button
          variant="tertiary"
          startIcon={<Plus />}
          disabled={disabled || cells.length >= MAX_ROWS}
          onClick={() => put([...cells, Array.from({ length: width }, () => '')])}
        >
          {say('writing.table.addRow')}
        </Button>
        <Button
          variant="tertiary"
          startIcon={<Plus />}
          disabled={disabled || width >= MAX_COLUMNS}
          onClick={() => put(cells.map((row) => [...row, '']))}
        >
          {say('writing.table.addColumn')}
        </Button>
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  )
})

interface Cell {
  row: number
  column: number
}

interface RowProps {
  row: readonly string[]
  y: number
  isHead: boolean
  /** no row is left beside it */
  isLast: boolean
  disabled: boolean
  say: SayWriting
  type(at: Cell, text: string): void
  paste(at: Cell, event: ClipboardEvent): void
  remove(row: number): void
}

/** Drawn again when its own cells change: a table may have four thousand. */
const Row = memo(
  function Row({ row, y, isHead, isLast, disabled, say, type, paste, remove }: RowProps) {
    return (
      <tr>
        {row.map((cell, column) => (
          <td key={column} style={{ border: '1px solid #dcdce4', padding: 0, minWidth: '12rem' }}>
            <textarea
              aria-label={say('writing.table.cell', { row: y + 1, column: column + 1 })}
              value={cell}
              disabled={disabled}
              rows={Math.min(4, cell.split('\n').length)}
              onChange={(event) => type({ row: y, column }, event.target.value)}
              onPaste={(event) => paste({ row: y, column }, event)}
              style={{
                width: '100%',
                border: 0,
                padding: '0.8rem',
                font: 'inherit',
                fontSize: '1.4rem',
                fontWeight: isHead ? 600 : 400,
                color: 'inherit',
                background: isHead ? 'rgba(73, 69, 255, 0.06)' : 'transparent',
                resize: 'vertical',
                display: 'block',
              }}
            />
          </td>
        ))}
        <td style={{ padding: 2 }}>
          <RemoveButton label={say('writing.table.removeRow', { row: y + 1 })} isOff={disabled || isLast} onRemove={() => remove(y)} />
        </td>
      </tr>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.y === after.y &&
    before.isHead === after.isHead &&
    before.isLast === after.isLast &&
    before.disabled === after.disabled,
)

function RemoveButton({ label, isOff, onRemove }: { label: string; isOff: boolean; onRemove: () => void }) {
  return (
    <IconButton label={label} variant="ghost" size="XS" disabled={isOff} onClick={onRemove}>
      <Cross />
    </IconButton>
  )
}
