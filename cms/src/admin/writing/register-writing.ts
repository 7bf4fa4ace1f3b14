/** Where writing is plugged into the panel; app.tsx calls both. */
import type { StrapiApp } from '@strapi/strapi/admin'
import type { ContentManagerApis } from '../content-manager-apis'
import { writingWords } from '../translations/writing'
import { LendForm } from './lend-form'
import { NotesPanel } from './notes-panel'
import { WRITING_BLOCK } from './paste-plugin'
import { WritingPanel } from './writing-panel'

export function registerTableCells(app: StrapiApp): void {
  const label = { id: 'writing.table.cells', defaultMessage: writingWords['writing.table.cells'] } as const
  app.customFields.register({
    name: 'table-cells',
    type: 'json',
    intlLabel: label,
    intlDescription: label,
    components: { Input: () => import('./table-cells-input').then(({ TableCellsInput }) => ({ default: TableCellsInput })) },
  })
}

export function addWriting({ app, apis }: { app: StrapiApp; apis: ContentManagerApis }): void {
  app.getPlugin('content-manager').injectComponent('editView', 'right-links', { name: 'lend-form', Component: LendForm })
  apis.addRichTextBlocks({ writing: WRITING_BLOCK })
  apis.addEditViewSidePanel((panels) => [...panels.slice(0, 1), NotesPanel, WritingPanel, ...panels.slice(1)])
}
