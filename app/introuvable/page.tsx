import { notFound } from '@/lib/http/errors'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => {
  throw notFound()
})
