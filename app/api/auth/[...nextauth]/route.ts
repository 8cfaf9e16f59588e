import { nextAuthRoute } from '@/lib/identite/next-auth-route'

export const GET = nextAuthRoute('GET')
export const POST = nextAuthRoute('POST')
