import { draftOnlyController } from '../../../editorial/draft-only-controller'

export default draftOnlyController('api::article.article')
