# Perlen in one small image: the server, the built page and the command line `perlen`.
#   docker build -t perlen .
#   docker run --rm -p 127.0.0.1:4000:4000 -e PERLEN_TRIAL_IN_CONTAINER=1 -v perlen-data:/data perlen

FROM node:24-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY api/package.json api/
COPY web/package.json web/

FROM base AS production-dependencies
RUN npm ci --omit=dev --workspace=api --include-workspace-root=false \
    && npm cache clean --force

FROM base AS build
RUN npm ci
COPY tsconfig.base.json ./
COPY tools/codegen.mjs tools/known-documents.mjs tools/
COPY api api
COPY web web
RUN npm run build
# The server reads its .graphql files from api/src; nothing else of the sources is needed to run.
RUN find api/src -type f ! -name '*.graphql' -delete \
    && find api/src -type d -empty -delete

FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production \
    PERLEN_HOST=0.0.0.0 \
    PERLEN_DATA=/data
WORKDIR /app
COPY --from=production-dependencies /app ./
COPY LICENSE ./
COPY api/bin api/bin
COPY cypher cypher
COPY seed/demo/company.json seed/demo/
COPY seed/enron seed/enron
COPY --from=build /app/api/src api/src
COPY --from=build /app/api/dist api/dist
COPY --from=build /app/web/dist web/dist
RUN ln -s /app/api/bin/perlen.js /usr/local/bin/perlen \
    && mkdir /data \
    && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PERLEN_PORT || 4000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["perlen"]
CMD ["start"]
