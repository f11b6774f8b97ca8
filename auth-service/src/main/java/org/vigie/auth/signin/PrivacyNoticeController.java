package org.vigie.auth.signin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigie.auth.privacy.Kind;
import org.vigie.auth.privacy.PrivacyNotice;
import org.vigie.platform.country.CountryProfile;

/** The privacy notice, which anybody can read before signing in. */
@Controller
class PrivacyNoticeController {
    private final PrivacyNotice notice;
    private final CountryProfile country;

    PrivacyNoticeController(PrivacyNotice notice, CountryProfile country) {
        this.notice = notice;
        this.country = country;
    }

    @GetMapping("/privacy")
    String page(Model model) {
        model.addAttribute("controller", notice.controller());
        model.addAttribute("contact", notice.contact());
        model.addAttribute("closedAccounts", notice.days(Kind.CLOSED_ACCOUNTS));
        model.addAttribute("auditEvents", notice.days(Kind.AUDIT_EVENTS));
        model.addAttribute("knownNetworks", notice.days(Kind.KNOWN_NETWORKS));
        model.addAttribute("country", country.code());
        return "privacy";
    }
}
