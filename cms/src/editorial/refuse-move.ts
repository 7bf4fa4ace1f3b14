import { STAGE_NAMES } from './stage-names'
import { Refusal } from './refusal'
import { decide, type ChainTransition, type Situation, type Stage } from './transitions'

/** @returns the stage the transition leads to @throws Refusal that says why not, and who can */
export function refuseUnless(input: Situation & { transition: ChainTransition }): Stage {
  const decision = decide(input.transition, input)
  switch (decision.kind) {
    case 'move':
      return decision.to
    case 'forbidden':
      throw new Refusal({
        status: 403,
        code: 'forbidden',
        message: 'Vai trò của bạn không được làm việc này.',
        help: 'Nhờ Trưởng Ban biên tập, hoặc nhờ quản trị cấp vai trò phù hợp.',
      })
    case 'wrong_stage':
      throw new Refusal({
        status: 409,
        code: 'wrong_stage',
        message: `Bài đang ở bước "${STAGE_NAMES[input.stage]}" nên không làm việc này được.`,
        help: `Chỉ làm được khi bài ở bước: ${decision.from.map((stage) => STAGE_NAMES[stage]).join(', ')}. Tải lại trang để thấy bước hiện tại.`,
        data: { stage: input.stage },
      })
    case 'not_live':
      throw new Refusal({
        status: 409,
        code: 'not_live',
        message: 'Bài chưa có bản nào trên các kênh.',
        help: 'Không cần làm gì: chưa có gì để gỡ hay quay về.',
      })
  }
}
