{{- define "vigie.name" -}}
{{ printf "%s-%s" .root.Release.Name .name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "vigie.release-labels" -}}
app.kubernetes.io/name: vigie
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "vigie.selector" -}}
{{ include "vigie.release-labels" .root }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{- define "vigie.labels" -}}
{{ include "vigie.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
vigie.org/country: {{ .root.Values.country }}
vigie.org/data-residency: {{ .root.Values.country }}
{{- end }}

{{- /* On pods only what rarely changes: another chart version alone must not restart the database. */ -}}
{{- define "vigie.pod-labels" -}}
{{ include "vigie.selector" . }}
vigie.org/country: {{ .root.Values.country }}
vigie.org/data-residency: {{ .root.Values.country }}
{{- end }}

{{- define "vigie.image" -}}
{{- $image := .root.Values.image }}
{{- $repository := .repository | default (printf "%s/%s" $image.registry .name) }}
{{- if .digest }}{{ $repository }}@{{ .digest }}
{{- else if $image.allowTag }}{{ $repository }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- else }}{{ fail (printf "%s is empty: give the image's sha256 digest (the release notes list them), or set image.allowTag=true to run by tag" .where) }}
{{- end }}
{{- end }}

{{- define "vigie.priority-class" -}}
{{ printf "%s-%s-%s" .root.Release.Name .root.Release.Namespace .kind }}
{{- end }}

{{- define "vigie.database-host" -}}
{{- $postgres := .root.Values.postgres }}
{{- if eq $postgres.mode "external" }}{{ if .readOnly }}{{ $postgres.external.readOnlyHost | default $postgres.external.host }}{{ else }}{{ $postgres.external.host }}{{ end }}
{{- else if eq $postgres.mode "cloudnativepg" }}{{ include "vigie.name" (dict "root" .root "name" "db") }}-{{ ternary "ro" "rw" (and .readOnly (gt (int $postgres.cloudnativepg.instances) 1)) }}
{{- else }}{{ include "vigie.name" (dict "root" .root "name" "postgres") }}
{{- end }}
{{- end }}

{{- define "vigie.database-url" -}}
{{- $external := .root.Values.postgres.external }}
{{- $ca := .root.Values.caBundle }}
{{- $host := include "vigie.database-host" (dict "root" .root "readOnly" .database.readOnly) }}
{{- if eq .root.Values.postgres.mode "external" }}
{{- printf "jdbc:postgresql://%s:%v/%s?sslmode=%s" $host $external.port .database.name $external.sslMode }}
{{- /* without a bundle the driver would look for one in the home folder; this makes it take the JVM's list */ -}}
{{- if $ca.configMap }}{{ printf "&sslrootcert=/etc/vigie/ca/%s" $ca.pemKey }}
{{- else if ne $external.sslMode "require" }}&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end }}
{{- else }}{{ printf "jdbc:postgresql://%s:5432/%s" $host .database.name }}
{{- end }}
{{- end }}

{{- define "vigie.runtime-default" -}}
runAsNonRoot: true
runAsUser: {{ .id }}
runAsGroup: {{ .id }}
fsGroup: {{ .id }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "vigie.container-security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}
