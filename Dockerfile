# Kulanz for server mode: PostgreSQL and Redis are servers of their own (docker-compose.yml).
# The embedded PostgreSQL, 75 MB that such an image never uses, is left out.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts: `prepare` would compile what isn't copied yet.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY workers ./workers
RUN npm run build \
  && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY rules ./rules
COPY models/de.model models/en.model ./models/
# The image's own user: not root, and nothing below /app belongs to it.
USER node
# Node as PID 1 hears SIGTERM by itself, and ends within 10 s (the "start" command drains).
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
CMD ["start", "--config", "/etc/kulanz/kulanz.yaml"]
