# Une image pour toutes les instances : construite une fois, sans base ni secret ; la configuration lui est donnée au démarrage (« .env.example »).
FROM node:24-bookworm-slim AS construction
WORKDIR /portail
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && node scripts/runtime.ts /execution

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/donnees
WORKDIR /portail
RUN mkdir /donnees && chown node:node /donnees
COPY --from=construction /execution ./
USER node
VOLUME /donnees
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/sante`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# De la même image : « node scripts/db-setup.ts », « node scripts/db-migrate.ts », « node scripts/admin.ts <commande> ».
CMD ["node", "scripts/serve.ts"]
