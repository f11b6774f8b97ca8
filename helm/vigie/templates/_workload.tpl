{{- /* One service: ServiceAccount, Service, Deployment, PodDisruptionBudget, HorizontalPodAutoscaler. */ -}}
{{- define "vigie.workload" -}}
{{- $v := .root.Values }}
{{- $full := include "vigie.name" . }}
{{- $labels := include "vigie.labels" . }}
{{- $scaling := .service.autoscaling }}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ $full }}
  labels: {{- $labels | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $full }}
  labels: {{- $labels | nindent 4 }}
spec:
  selector: {{- include "vigie.selector" . | nindent 4 }}
  ports:
    - {name: http, port: 8080, targetPort: http, appProtocol: http}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $full }}
  labels: {{- $labels | nindent 4 }}
spec:
  {{- if not $scaling.enabled }}
  replicas: {{ .service.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  progressDeadlineSeconds: 600
  selector:
    matchLabels: {{- include "vigie.selector" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  template:
    metadata:
      labels: {{- include "vigie.pod-labels" . | nindent 8 }}
      annotations:
        kubectl.kubernetes.io/default-container: {{ .name }}
        {{- if not $v.monitoring.podMonitor }}
        prometheus.io/scrape: "true"
        prometheus.io/port: "9080"
        prometheus.io/path: /actuator/prometheus
        {{- end }}
    spec: {{- include "vigie.pod" . | nindent 6 }}
      containers:
        - name: {{ .name }}
          {{- include "vigie.container" . | nindent 10 }}
          ports:
            - {name: http, containerPort: 8080}
            - {name: management, containerPort: 9080}
          startupProbe:
            httpGet: {path: /actuator/health/startup, port: management}
            periodSeconds: 1
            timeoutSeconds: 3
            failureThreshold: 240
          readinessProbe:
            httpGet: {path: /actuator/health/readiness, port: management}
            periodSeconds: 3
            timeoutSeconds: 3
            failureThreshold: 3
          livenessProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          lifecycle:
            preStop:
              sleep: {seconds: {{ $v.rollout.preStopSeconds }}}
{{- if gt (int (ternary $scaling.min .service.replicas $scaling.enabled)) 1 }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ $full }}
  labels: {{- $labels | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- include "vigie.selector" . | nindent 6 }}
{{- end }}
{{- if $scaling.enabled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $full }}
  labels: {{- $labels | nindent 4 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ $full }}}
  minReplicas: {{ $scaling.min }}
  maxReplicas: {{ $scaling.max }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ $scaling.cpu }}}
  behavior:
    scaleUp:
      stabilizationWindowSeconds: 30
      policies:
        - {type: Pods, value: 2, periodSeconds: 60}
    scaleDown:
      stabilizationWindowSeconds: 600
      policies:
        - {type: Pods, value: 1, periodSeconds: 120}
{{- end }}
{{- end }}

{{- /* What every pod of a service's image has, whether it serves or migrates. */ -}}
{{- define "vigie.pod" -}}
{{- $v := .root.Values -}}
serviceAccountName: {{ include "vigie.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ $v.rollout.graceSeconds }}
{{- if $v.priorityClass.create }}
priorityClassName: {{ include "vigie.priority-class" (dict "root" .root "kind" "service") }}
{{- end }}
securityContext: {{- include "vigie.runtime-default" (dict "id" 10001) | nindent 2 }}
{{- with include "vigie.placement" .root }}{{ . }}{{ end }}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels: {{- include "vigie.selector" $ | nindent 8 }}
  {{- end }}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: {{ .service.tmpSize }}}
  - name: secrets
    secret: {secretName: {{ .service.secret }}, defaultMode: 0440}
  {{- with $v.caBundle.configMap }}
  - name: ca
    configMap: {name: {{ . }}}
  {{- end }}
{{- end }}

{{- define "vigie.placement" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.residency.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.residency.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* Image, settings and mounts, the same for the service and for its migration. */ -}}
{{- define "vigie.container" -}}
{{- $v := .root.Values }}
{{- $ca := $v.caBundle -}}
image: {{ include "vigie.image" (dict "root" .root "name" (printf "%s-service" .name) "digest" .service.digest "where" (printf "services.%s.digest" .name)) }}
imagePullPolicy: {{ $v.image.pullPolicy }}
env:
  - {name: SERVER_ADDRESS, value: 0.0.0.0}
  - {name: SERVER_PORT, value: "8080"}
  - {name: MANAGEMENT_SERVER_PORT, value: "9080"}
  - {name: MANAGEMENT_SERVER_ADDRESS, value: 0.0.0.0}
  - {name: MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE, value: "health,prometheus"}
  - {name: MANAGEMENT_ENDPOINT_HEALTH_GROUP_STARTUP_INCLUDE, value: "readinessState,db"}
  - {name: SPRING_CONFIG_IMPORT, value: "configtree:/etc/vigie/secrets/"}
  - {name: SPRING_DATASOURCE_URL, value: {{ include "vigie.database-url" (dict "root" .root "database" .service.database) | quote }}}
  - {name: SPRING_DATASOURCE_USERNAME, value: {{ .service.database.role }}}
  - {name: SPRING_FLYWAY_CONNECTRETRIES, value: "180"}
  - {name: SPRING_FLYWAY_CONNECTRETRIESINTERVAL, value: 1s}
  - {name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE, value: {{ $v.rollout.shutdownSeconds }}s}
  - {name: VIGIE_DRAIN, value: {{ $v.rollout.drainSeconds }}s}
  - {name: LOGGING_STRUCTURED_FORMAT_CONSOLE, value: ecs}
  - {name: VIGIE_COUNTRY, value: {{ $v.country }}}
  {{- with $v.monitoring.traces.endpoint }}
  - {name: VIGIE_TRACING_ENDPOINT, value: {{ . | quote }}}
  {{- end }}
  - {name: VIGIE_PUBLICURL, value: "https://{{ $v.ingress.host }}"}
  {{- range $callee := .service.calls }}
  {{- if (index $v.services $callee).enabled }}
  - {name: VIGIE_{{ upper $callee }}URL, value: "http://{{ include "vigie.name" (dict "root" $.root "name" $callee) }}:8080"}
  {{- end }}
  {{- end }}
  {{- $jvm := .service.jvmOptions }}
  {{- if and $ca.configMap $ca.pkcs12Key }}
  {{- $jvm = printf "-Djavax.net.ssl.trustStore=/etc/vigie/ca/%s -Djavax.net.ssl.trustStoreType=PKCS12 %s" $ca.pkcs12Key $jvm | trim }}
  {{- end }}
  {{- with $jvm }}
  - {name: JDK_JAVA_OPTIONS, value: {{ . | quote }}}
  {{- end }}
  {{- range $variable, $value := .service.env }}
  - {name: {{ $variable }}, value: {{ $value | quote }}}
  {{- end }}
resources: {{- toYaml .service.resources | nindent 2 }}
securityContext: {{- include "vigie.container-security" . | nindent 2 }}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: secrets, mountPath: /etc/vigie/secrets, readOnly: true}
  {{- if $ca.configMap }}
  - {name: ca, mountPath: /etc/vigie/ca, readOnly: true}
  {{- end }}
{{- end }}
