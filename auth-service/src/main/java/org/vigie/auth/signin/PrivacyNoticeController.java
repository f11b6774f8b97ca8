package org.vigie.auth.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigie.platform.country.CountryProfile;

/** The privacy notice, which anybody can read before signing in. */
@Controller
class PrivacyNoticeController {
    /** Who is responsible, and where to write to. */
    @ConfigurationProperties("vigie.auth.privacy")
    record Settings(@Nullable String controller, @Nullable String contact) {}

    private final Settings settings;
    private final CountryProfile country;

    PrivacyNoticeController(Settings settings, CountryProfile country) {
        this.settings = settings;
        this.country = country;
    }

    @GetMapping("/privacy")
    String page(Model model) {
        model.addAttribute("controller", settings.controller());
        model.addAttribute("contact", settings.contact());
        model.addAttribute("country", country.code());
        return "privacy";
    }
}
