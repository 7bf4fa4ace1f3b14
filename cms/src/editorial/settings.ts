/** Which preset of the chain is in force: the environment's at the first start, the board's choice after. */
import { PRESET_IDS, PRESETS, type Preset, type PresetId } from '@hl/config/chain'
import { z } from 'zod'
import { rows, type Trx } from './transaction'

const KEY = 'preset'
const DEFAULT: PresetId = 'chuan'

export async function presetInForce(trx: Trx): Promise<Preset> {
  const sql = 'select value from cms.editorial_settings where key = ?'
  const [found] = await rows({ trx, sql, bindings: [KEY], row: z.object({ value: z.enum(PRESET_IDS) }) })
  return PRESETS[found?.value ?? DEFAULT]
}

/** At every start; does nothing once a preset was stored. */
export async function putFirstPreset(input: { trx: Trx; preset: PresetId }): Promise<void> {
  await input.trx.raw('insert into cms.editorial_settings (key, value) values (?, ?) on conflict do nothing', [KEY, input.preset])
}

export async function storePreset(input: { trx: Trx; preset: PresetId }): Promise<void> {
  const sql = 'insert into cms.editorial_settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value'
  await input.trx.raw(sql, [KEY, input.preset])
}
