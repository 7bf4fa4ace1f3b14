/** The desk's own pages: the list of what waits, and the screen to decide on one Item. */
import { Route, Routes } from 'react-router-dom'
import { DeskPage } from './desk-page'
import { ReviewPage } from './review-page'

export function DeskPages() {
  return (
    <Routes>
      <Route index element={<DeskPage />} />
      <Route path=":type/:documentId" element={<ReviewPage />} />
    </Routes>
  )
}
