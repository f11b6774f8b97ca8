{{- /* What the schema cannot say: combinations that would not work or must not be, refused before anything is made. */ -}}
{{- define "vigie.refusals" -}}
{{- $v := .Values }}
{{- if and (eq $v.country "ch") $v.services.dataviz.enabled }}
{{- fail "services.dataviz.enabled: Switzerland has no dataviz-service (tables are its product); leave it false" }}
{{- end }}
{{- if and (ne $v.country "us") $v.ingress.partner.enabled }}
{{- fail (printf "ingress.partner.enabled: the country %s has no partner API; leave it false" $v.country) }}
{{- end }}
{{- if not $v.ingress.host }}
{{- fail "ingress.host is empty: give the public host name; sign-in depends on it" }}
{{- end }}
{{- if not $v.ingress.tls.secret }}
{{- fail "ingress.tls.secret is empty: name the Secret with the host's certificate (set ingress.tls.clusterIssuer to have cert-manager fill it)" }}
{{- end }}
{{- range $name, $service := $v.services }}
{{- if $service.enabled }}
{{- if not $service.secret }}
{{- fail (printf "services.%s.secret is empty: name the Secret with its passwords (k8s/secrets makes it once)" $name) }}
{{- end }}
{{- if gt (int $service.autoscaling.min) (int $service.autoscaling.max) }}
{{- fail (printf "services.%s.autoscaling: min %v is above max %v" $name $service.autoscaling.min $service.autoscaling.max) }}
{{- end }}
{{- else if ne $name "dataviz" }}
{{- fail (printf "services.%s.enabled: every country runs %s-service; leave it true" $name $name) }}
{{- end }}
{{- end }}
{{- if and (eq $v.secrets.mode "external-secrets") (not $v.secrets.externalSecrets.store) }}
{{- fail "secrets.externalSecrets.store is empty: name the store that holds the secrets" }}
{{- end }}
{{- if and (eq $v.postgres.mode "builtin") (not $v.postgres.builtin.secret) }}
{{- fail "postgres.builtin.secret is empty: name the Secret with the superuser's password (k8s/secrets makes it once)" }}
{{- end }}
{{- if eq $v.postgres.mode "external" }}
{{- if not $v.postgres.external.host }}{{ fail "postgres.external.host is empty: give the server's host name" }}{{ end }}
{{- if not $v.backup.owner }}{{ fail "backup.owner is empty: name who backs up the external database; nobody does otherwise" }}{{ end }}
{{- if and $v.networkPolicy.enabled (not $v.postgres.external.cidr) }}{{ fail "postgres.external.cidr is empty: give the server's address range, or no policy lets the services reach it" }}{{ end }}
{{- end }}
{{- with $v.postgres.cloudnativepg }}
{{- if and (eq $v.postgres.mode "cloudnativepg") (gt (int .instances) 1) (ge (int .synchronous) (int .instances)) }}
{{- fail (printf "postgres.cloudnativepg.synchronous %v must be less than instances %v, or no commit is ever confirmed" .synchronous .instances) }}
{{- end }}
{{- end }}
{{- if le (int $v.rollout.graceSeconds) (add $v.rollout.preStopSeconds $v.rollout.drainSeconds $v.rollout.shutdownSeconds) }}
{{- fail (printf "rollout.graceSeconds %v must be more than preStopSeconds %v, drainSeconds %v and shutdownSeconds %v together, or requests are cut" $v.rollout.graceSeconds $v.rollout.preStopSeconds $v.rollout.drainSeconds $v.rollout.shutdownSeconds) }}
{{- end }}
{{- if and $v.secrets.verify (eq $v.secrets.mode "existing") (lookup "v1" "ServiceAccount" .Release.Namespace "default") }}
{{- include "vigie.check-secrets" . }}
{{- end }}
{{- end }}

{{- define "vigie.check-secrets" -}}
{{- range $name, $service := .Values.services }}
{{- if $service.enabled }}
{{- include "vigie.check-secret" (dict "root" $ "secret" $service.secret "keys" $service.secretKeys) }}
{{- end }}
{{- end }}
{{- if eq .Values.postgres.mode "builtin" }}
{{- include "vigie.check-secret" (dict "root" . "secret" .Values.postgres.builtin.secret "keys" (list "password")) }}
{{- end }}
{{- end }}

{{- define "vigie.check-secret" -}}
{{- $found := lookup "v1" "Secret" .root.Release.Namespace .secret }}
{{- if not $found }}{{ fail (printf "the Secret %s is missing in the namespace %s: run k8s/secrets, or make it yourself" .secret .root.Release.Namespace) }}{{ end }}
{{- range $key := .keys }}
{{- $text := index ($found.data | default dict) $key | default "" | b64dec | trim }}
{{- if lt (len $text) 16 }}{{ fail (printf "the key %s of the Secret %s is missing or shorter than 16 characters" $key $.secret) }}{{ end }}
{{- if regexMatch "(?i)^(password|changeme|change-me|secret|postgres|vigie|admin|example|0+|1234.*)[-_0-9a-z]*$" $text }}{{ fail (printf "the key %s of the Secret %s is a well-known default" $key $.secret) }}{{ end }}
{{- end }}
{{- end }}
