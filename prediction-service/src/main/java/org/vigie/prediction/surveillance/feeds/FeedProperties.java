package org.vigie.prediction.surveillance.feeds;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which official feeds are asked for, and how.
 *
 * @param enabled ids of the feeds that are asked for; none unless set
 * @param base another scheme and host for a feed, by its id
 * @param schedule another schedule for a feed, by its id
 * @param connectTimeout how long a server may take to accept a connection
 * @param timeout how long a whole file may take
 * @param largest no file may be larger
 * @param firstRetry wait after the first failure; it doubles with each further one
 * @param longestRetry no wait is longer
 * @param proxy host and port of a proxy
 * @param sslBundle name of a bundle of {@code spring.ssl.bundle} whose authorities are trusted
 */
@ConfigurationProperties("vigie.feeds")
record FeedProperties(
        @DefaultValue List<String> enabled,
        @DefaultValue Map<String, URI> base,
        @DefaultValue Map<String, String> schedule,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("5m") Duration timeout,
        @DefaultValue("256MB") DataSize largest,
        @DefaultValue("2m") Duration firstRetry,
        @DefaultValue("6h") Duration longestRetry,
        @Nullable String proxy,
        @Nullable String sslBundle) {
    FeedProperties {
        enabled = List.copyOf(enabled);
        base = Map.copyOf(base);
        schedule = Map.copyOf(schedule);
    }
}
