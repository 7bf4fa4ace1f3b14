import { factories } from '@strapi/strapi'

/** Programs read and leave drafts; they never change, approve or delete. */
export default factories.createCoreRouter('api::video.video', { only: ['find', 'findOne', 'create'] })
