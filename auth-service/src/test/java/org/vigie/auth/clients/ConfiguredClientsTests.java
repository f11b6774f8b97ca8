package org.vigie.auth.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.vigie.auth.AuthServiceTest;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.security.VigieProperties;

@TestPropertySource(
        properties = {
            "vigie.country=us",
            "vigie.auth.clients.atlas.secret=" + ConfiguredClientsTests.SECRET_OF_ATLAS,
            "vigie.auth.clients.atlas.redirect-uris=https://atlas.example/callback"
        })
class ConfiguredClientsTests extends AuthServiceTest {
    static final String SECRET_OF_ATLAS = "another-secret-of-some-length-0123456789";

    @Autowired
    private EnabledClients clients;

    @Autowired
    private ClientProperties properties;

    @Autowired
    private VigieProperties vigie;

    @Autowired
    private JdbcClient jdbc;

    private void startAgain(VigieProperties settings) {
        new ConfiguredClients(properties, settings, CountryProfile.of("us"), new ClientSecrets()).registerIn(clients);
    }

    /** Changes with each write to a client. */
    private String versions() {
        return jdbc.sql(
                        "SELECT string_agg(client_id || ' ' || xmin, ', ' ORDER BY client_id) FROM oauth2_registered_client")
                .query(String.class)
                .single();
    }

    @Test
    void anotherStartWritesNoClientThatIsAsItWas() {
        String before = versions();
        assertThat(before).contains("atlas", "gateway", "partner", "prediction", "vigie-cli");
        startAgain(vigie);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void anotherAddressReachesTheClientThatIsSentThere() {
        startAgain(new VigieProperties("https://vigie.example", vigie.authUrl()));
        assertThat(clients.findByClientId("gateway").getRedirectUris())
                .containsExactly("https://vigie.example/bff/callback");
        startAgain(vigie);
        assertThat(clients.findByClientId("gateway").getRedirectUris()).containsExactly(PUBLIC + "/bff/callback");
    }
}
