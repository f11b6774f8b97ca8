# PostgreSQL for the chart's built-in database and for compose.yaml, from Debian trixie's package:
#   docker build -f docker/postgres.Dockerfile -t vigie/postgres .
ARG BASE=debian:trixie-slim
FROM ${BASE}
# accounts are dated by it
ARG SOURCE_DATE_EPOCH=1793491200
ENV DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 PGDATA=/var/lib/postgresql/data/pgdata
RUN mkdir -p /etc/postgresql-common /usr/share/man/man1 /usr/share/man/man7 \
    && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && apt-get install -y --no-install-recommends postgresql-17 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/apt/archives/*.deb /var/cache/debconf/* /var/log/* \
         /var/cache/ldconfig/aux-cache /etc/ssl/private/ssl-cert-snakeoil.key /etc/ssl/certs/ssl-cert-snakeoil.pem \
    && find /etc/ssl/certs -lname ssl-cert-snakeoil.pem -delete \
    && groupadd --gid 10070 vigie-postgres \
    && useradd --uid 10070 --gid 10070 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin vigie-postgres \
    && install -d -o 10070 -g 10070 -m 0700 /var/lib/postgresql/data
COPY --chmod=0555 helm/vigie/files/postgres-start /usr/local/bin/postgres-start
USER 10070:10070
WORKDIR /tmp
EXPOSE 5432
VOLUME /var/lib/postgresql/data
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["/bin/bash", "/usr/local/bin/postgres-start", "ready"]
ENTRYPOINT ["/bin/bash", "/usr/local/bin/postgres-start"]
