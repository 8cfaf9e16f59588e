import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { NextConfig } from 'next'

const icones = existsSync('public/icones.svg') ? createHash('sha256').update(readFileSync('public/icones.svg')).digest('hex').slice(0, 6) : 'sans'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  env: { ICONES: icones },
  serverExternalPackages: ['pg', 'pg-boss', '@node-rs/argon2', 'pino', '@prisma/adapter-pg', 'pdfkit', 'nodemailer', '@react-email/components'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  // Les types sont vérifiés par `npm run check` ; la construction n’a pas à le refaire.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
        { key: 'cross-origin-resource-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()' },
        ...(process.env.APP_URL?.startsWith('https://') ? [{ key: 'strict-transport-security', value: 'max-age=31536000; includeSubDomains' }] : []),
      ],
    },
  ],
}

export default config
