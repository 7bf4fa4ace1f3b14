/** The monitor's pages: everything at a glance, the channels' health, and one Delivery. */
import { Route, Routes } from 'react-router-dom'
import { ChannelsPage } from '../channels/channels-page'
import { DeliveryPage } from './delivery-page'
import { MonitorPage } from './monitor-page'

export function MonitorPages() {
  return (
    <Routes>
      <Route index element={<MonitorPage />} />
      <Route path="kenh" element={<ChannelsPage />} />
      <Route path=":id" element={<DeliveryPage />} />
    </Routes>
  )
}
