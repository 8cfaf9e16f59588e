import { leaveForProvider } from '@/doors/net-entreprises'

/** Le lien « Net-entreprises » : ouvert à tous, il mène chez le fournisseur. */
export const GET = leaveForProvider
