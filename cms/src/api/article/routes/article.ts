import { factories } from '@strapi/strapi'

/** Programs read and leave drafts; they never change, approve or delete. */
export default factories.createCoreRouter('api::article.article', { only: ['find', 'findOne', 'create'] })
